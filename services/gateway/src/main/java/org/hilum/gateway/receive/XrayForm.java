package org.hilum.gateway.receive;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hilum.gateway.admit.XrayMetadata;

/** The multipart form, as the OpenAPI document shows it. */
public record XrayForm(
    @Schema(type = SchemaType.STRING, format = "binary", required = true) byte[] image,
    XrayMetadata metadata) {}
