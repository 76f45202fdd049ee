package org.hilum.dicom.net.association;

import org.hilum.dicom.data.DataSet;

/**
 * What a peer asks or answers (PS3.7 6.3).
 *
 * @param command group 0000 without its length; its data set, if it has one, is still to be read
 */
public record Message(Context context, DataSet command) {}
