package org.hilum.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Puts an object on the disk before it answers; S3Proxy leaves it to the operating system. Of
 * writers that replace the same content on the condition that it is still there one wins; S3Proxy
 * looks and writes in two steps.
 */
final class DurableBlobStore extends ForwardingBlobStore {
  private final Path folder;
  private final Object oneReplacement = new Object();

  DurableBlobStore(BlobStore files, Path folder) {
    super(files);
    this.folder = folder;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
    PutObjectResponse response =
        request.ifMatch() == null ? super.putBlob(request, body) : replace(request, body);
    flush(request.bucket(), request.key());
    return response;
  }

  private PutObjectResponse replace(PutObjectRequest request, InputStream body) {
    synchronized (oneReplacement) {
      HeadObjectResponse there = blobMetadataIfPresent(request.bucket(), request.key());
      if (there == null || !unquoted(there.eTag()).equals(unquoted(request.ifMatch()))) {
        throw S3Exceptions.preconditionFailed(null);
      }
      return super.putBlob(request, body);
    }
  }

  private static String unquoted(String tag) {
    return tag.replace("\"", "");
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
    flush(request.bucket(), request.key());
    return response;
  }

  private void flush(String bucket, String key) {
    Path object = folder.resolve(bucket).resolve(key);
    flush(object);
    for (Path parent = object.getParent(); !parent.equals(folder); parent = parent.getParent()) {
      flush(parent);
    }
  }

  private static void flush(Path path) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to disk: " + path, e);
    }
  }
}
