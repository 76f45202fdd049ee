/**
 * One compressed frame of an image enters, with the shape that its data set claims; the stored
 * values leave, or a sentence that says what is wrong with the frame. What a codestream says of its
 * size is compared with that shape before memory is taken, so a hostile frame costs no more than an
 * honest one. Each transfer syntax has its {@link org.hilum.dicom.codec.FrameCodec}, so that a
 * worker needs no native library to read what any device sends.
 */
package org.hilum.dicom.codec;
