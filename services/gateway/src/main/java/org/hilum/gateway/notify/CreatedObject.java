package org.hilum.gateway.notify;

/** An object that a notification says was written. */
record CreatedObject(String bucket, String key) {}
