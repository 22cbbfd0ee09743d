internal import AppwriteUsers
public import PasswordHashing

/// Hashes that an endpoint verifies without saying so: PHP's `password_verify`, which stands behind the endpoint for bcrypt,
/// reads any hash that PHP knows (Users API, verification; seen with PHP 8.2 and this project's vectors).
extension EndpointForm {
    /// A hash of crypt(3) as the endpoint for bcrypt takes it; nil for every other.
    public static func crypt(_ hash: any PasswordHash) -> EndpointForm? {
        switch hash {
        case is MD5Crypt, is SHA256Crypt, is SHA512Crypt, is DESCrypt: break
        // PHP refuses the count of nothing that libxcrypt reads as one.
        case let hash as BSDiCrypt where hash.count > 0: break
        default: return nil
        }
        // The canonical text: PHP compares with what it writes itself, and refuses rounds outside of the format's range.
        return EndpointForm(.bcrypt(hash.stored.hash))
    }

    /// The same hash where a login replaces it, if it is Argon2: what the endpoint for Argon2 took is never renewed, and what
    /// another one took always is (Users API, rehash). Nil for every other.
    public var renewable: EndpointForm? {
        guard case .argon2(let text) = credential else { return nil }
        return EndpointForm(.bcrypt(text))
    }
}
