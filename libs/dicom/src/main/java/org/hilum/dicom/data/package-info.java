/**
 * The numbers, kinds and values of attributes enter, and a data set that keeps them in order and
 * gives them back as texts, numbers, dates and names leaves. Values stay as they are encoded,
 * little endian, until somebody asks, so that what was read can be written again bit for bit.
 * Nothing here knows files or networks.
 */
package org.hilum.dicom.data;
