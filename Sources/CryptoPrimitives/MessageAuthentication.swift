internal import COpenSSL

/// HMAC (RFC 2104, FIPS 198-1).
public enum MessageAuthentication {
    /// The code of a message under a key of any length: as many bytes as the digest has.
    ///
    /// Computed with the digest's kernel where one serves, with libcrypto's digest elsewhere. What depends on the key is
    /// cleared.
    /// - Throws: `backend` where this libcrypto does not offer the digest.
    public static func hmac(
        _ message: Span<UInt8>, key: Span<UInt8>, digest: MessageDigest
    ) throws(PrimitiveError) -> SecretBytes {
        guard key.count <= digest.blockByteCount else {
            return try digest.digest(key).withBytes { key throws(PrimitiveError) in
                try hmac(message, key: key, digest: digest)
            }
        }
        let inner = try padded(key, with: 0x36, before: message, digest).withBytes { bytes throws(PrimitiveError) in
            try digest.digest(bytes)
        }
        return try inner.withBytes { inner throws(PrimitiveError) in
            try padded(key, with: 0x5c, before: inner, digest).withBytes { bytes throws(PrimitiveError) in
                try digest.digest(bytes)
            }
        }
    }

    /// A block of the key, exclusive or with one byte (RFC 2104, section 2), and what is digested behind it.
    private static func padded(
        _ key: Span<UInt8>, with pad: UInt8, before message: Span<UInt8>, _ digest: MessageDigest
    ) -> SecretBytes {
        var bytes = SecretBytes(count: digest.blockByteCount + message.count)
        unsafe bytes.withMutableBuffer { bytes in
            for index in 0..<digest.blockByteCount {
                unsafe bytes[index] = pad ^ (index < key.count ? key[index] : 0)
            }
            for index in message.indices { unsafe bytes[digest.blockByteCount + index] = message[index] }
        }
        return bytes
    }

    /// HMAC with SHA-256 of libcrypto: the 32 bytes that prove that a message comes from someone with the key.
    /// - Throws: `invalidParameter` for an empty key, `backend` where libcrypto fails.
    public static func hmacSHA256(_ message: Span<UInt8>, key: Span<UInt8>) throws(PrimitiveError) -> [UInt8] {
        // To libcrypto a key without bytes is the key of the call before.
        guard !key.isEmpty else { throw .invalidParameter("key") }
        var code = [UInt8](repeating: 0, count: MessageDigest.sha256.byteCount)
        var length: UInt32 = 0
        // The pointers are valid for their counts during the call, and the output has room for the digest.
        let result = unsafe code.withUnsafeMutableBufferPointer { code in
            unsafe message.withUnsafeBufferPointer { message in
                unsafe key.withUnsafeBufferPointer { key in
                    unsafe HMAC(
                        EVP_sha256(), key.baseAddress, Int32(key.count), message.baseAddress, message.count,
                        code.baseAddress, &length)
                }
            }
        }
        guard unsafe result != nil, Int(length) == code.count else { throw .backend(library: "libcrypto", code: 0) }
        return code
    }
}
