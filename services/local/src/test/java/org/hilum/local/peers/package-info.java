/** Other people's DICOM programs push to a gateway that runs by itself beside its servers. */
package org.hilum.local.peers;
