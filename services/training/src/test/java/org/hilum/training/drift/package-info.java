/** Tests of drift: statistics against values of scipy, the service against a real database. */
package org.hilum.training.drift;
