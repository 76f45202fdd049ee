package org.hilum.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Puts an object on the disk before it answers; S3Proxy leaves it to the operating system. */
final class DurableBlobStore extends ForwardingBlobStore {
  private final Path folder;

  DurableBlobStore(BlobStore files, Path folder) {
    super(files);
    this.folder = folder;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
    PutObjectResponse response = super.putBlob(request, body);
    flush(request.bucket(), request.key());
    return response;
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
