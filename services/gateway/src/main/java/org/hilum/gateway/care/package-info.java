/**
 * People who answer for the data come in and name a patient as the hospital does; what leaves is an
 * event with the pseudonym: a hold that stands, one that is lifted, or an order to erase. Of an
 * erasure the gateway removes the objects, gathers what the others say they have removed, looks
 * whether anything is left, and keeps a document of it all. Each step is one object in the store,
 * so that whoever takes an order up goes on where another stopped.
 */
package org.hilum.gateway.care;
