/** Tests of the audit trail, against a real database. */
package org.hilum.training.trail;
