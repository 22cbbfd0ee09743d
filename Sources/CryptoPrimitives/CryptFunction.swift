internal import CCrypt
internal import Glibc

/// crypt(3) of libxcrypt: bcrypt in all its prefixes, `$7$`, and the other crypt formats.
public enum CryptFunction {
    /// The longest password that libxcrypt takes, in bytes: `CRYPT_MAX_PASSPHRASE_SIZE` less the closing NUL.
    public static let maximumPasswordByteCount = Int(CRYPT_MAX_PASSPHRASE_SIZE) - 1

    /// Hashes a password as `setting` (a prefix with parameters and salt, or a whole stored hash) says.
    ///
    /// Blocks for as long as the setting's cost takes. The password is handed over as a C string, so a NUL byte
    /// in it would silently end it, and is refused.
    /// - Returns: the whole crypt string, setting included, in bytes.
    /// - Throws: `invalidParameter` for a password that cannot be a C string or a setting that libxcrypt does not
    ///   know; `outOfMemory`.
    public static func hash(password: Span<UInt8>, setting: [UInt8]) throws(PrimitiveError) -> SecretBytes {
        guard password.count <= maximumPasswordByteCount else { throw .invalidParameter("password length") }
        for index in password.indices where password[index] == 0 { throw .invalidParameter("password with a NUL") }
        guard !setting.contains(0) else { throw .invalidParameter("setting with a NUL") }

        // Each with the NUL that ends a C string.
        var phrase = SecretBytes(joining: password, [0].span)
        var settingText = SecretBytes(joining: setting.span, [0].span)
        // crypt_data is 32 KiB, too much for a worker's stack, and holds key material: on the heap, and cleared.
        var scratch = SecretBytes(count: MemoryLayout<crypt_data>.size)
        let result: SecretBytes? = unsafe scratch.withMutableBuffer { scratch in
            unsafe phrase.withMutableBuffer { phrase in
                unsafe settingText.withMutableBuffer { setting -> SecretBytes? in
                    guard let phrase = phrase.baseAddress, let setting = setting.baseAddress else {
                        return nil
                    }
                    // SAFETY: both strings end in the NUL added above; `scratch` has the size it is said to have;
                    // the returned pointer is into `scratch` and NUL-terminated.
                    let output = unsafe crypt_rn(
                        UnsafeRawPointer(phrase).assumingMemoryBound(to: CChar.self),
                        UnsafeRawPointer(setting).assumingMemoryBound(to: CChar.self),
                        scratch.baseAddress, Int32(scratch.count))
                    guard let output = unsafe output else { return nil }
                    let bytes = unsafe UnsafeRawPointer(output).assumingMemoryBound(to: UInt8.self)
                    var count = 0
                    while unsafe bytes[count] != 0 { count += 1 }
                    return unsafe SecretBytes(copying: UnsafeBufferPointer(start: bytes, count: count).span)
                }
            }
        }
        // crypt(3): EINVAL for the setting, ENOMEM where the format itself asks for memory.
        guard let result else { throw errno == ENOMEM ? .outOfMemory : .invalidParameter("setting") }
        return result
    }
}
