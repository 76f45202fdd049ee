/**
 * A data set with pixels enters, and a grey image of 16 bits as it is meant to be seen, or the
 * reason why there is none, leaves. What the image pixel module claims is checked before anything
 * is allocated; then come modality, window and presentation as PS3.4 N.2 orders them. Compressed
 * frames go through the decoder of their transfer syntax first.
 */
package org.hilum.dicom.pixel;
