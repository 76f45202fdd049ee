/**
 * A data set as a device made it enters, and two leave: the object without anything that names a
 * patient, and the identity apart, which only its keeper can join again. A list says what may stay;
 * whatever is not on it is gone, so that what nobody thought of is gone too. The standard's own
 * list of what must go (PS3.15 table E.1-1) is walked by the tests.
 */
package org.hilum.dicom.deidentify;
