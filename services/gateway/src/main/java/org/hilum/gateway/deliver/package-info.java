/**
 * What the worker says of an image that came as DICOM enters, be it a result or why there is none;
 * its documents leave for every destination that is configured. In between lies an outbox in the
 * object store, so that nothing is lost while a destination is away: an entry is removed once its
 * destination has the documents, and put aside, with the reason, if it refuses them. Several
 * replicas may work at it: an entry is claimed before it is delivered, and should two deliver it
 * nevertheless, they deliver the same instances under the same names.
 */
package org.hilum.gateway.deliver;
