/** Tests of trials: evidence against a real object store, promotions against all real servers. */
package org.hilum.training.trial;
