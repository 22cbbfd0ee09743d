internal import CArgon2
internal import CCrypt
internal import COpenSSL

/// A hashing library that this process uses, and what it says of its version.
public struct LibraryVersion: Sendable, Hashable {
    public let name: String
    public let version: String

    /// All of them. libargon2 tells the version of the algorithm only, libxcrypt tells it to who compiles, and libscrypt
    /// has no way to tell.
    public static var all: [LibraryVersion] {
        // SAFETY: a string of the library's own, which stays.
        let openSSL = unsafe OpenSSL_version(OPENSSL_VERSION).map { unsafe String(cString: $0) } ?? "unknown"
        return [
            LibraryVersion(name: "OpenSSL", version: openSSL),
            LibraryVersion(
                name: "libargon2", version: "up to Argon2 0x" + String(ARGON2_VERSION_NUMBER.rawValue, radix: 16)),
            LibraryVersion(name: "libxcrypt", version: "\(XCRYPT_VERSION_STR) when compiled"),
            LibraryVersion(name: "libscrypt", version: "unknown"),
        ]
    }
}
