/**
 * The contracts between services: one record per event, and how it is written as JSON. The JSON
 * Schemas beside the records are the contract; a test holds the two together. Released versions are
 * frozen: additive optional fields only.
 */
package org.hilum.schemas;
