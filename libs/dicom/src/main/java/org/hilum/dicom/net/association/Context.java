package org.hilum.dicom.net.association;

import org.hilum.dicom.file.TransferSyntax;

/**
 * A presentation context that both sides agreed on.
 *
 * @param abstractSyntax UID of the SOP class
 */
public record Context(int id, String abstractSyntax, TransferSyntax syntax) {}
