/**
 * Images that devices send over the network enter, and the caller gets each as a file with what the
 * peer said of it; the other way, a data set enters and what the peer answered leaves (PS3.7). A
 * device is told that its image is stored, or that somebody commits to keep it, only when the
 * caller said so, because then it may forget it. Nothing here knows what an image is for.
 */
package org.hilum.dicom.net;
