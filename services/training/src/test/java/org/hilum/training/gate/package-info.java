/** The gate on worked numbers, its dossiers in a real S3 server. */
package org.hilum.training.gate;
