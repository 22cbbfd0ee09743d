internal import CryptoPrimitives

/// Why a digest could not be computed; a wrong password is no error.
public enum HashingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The scheme cannot take this password: bcrypt ends at a NUL byte.
    case passwordUnsupported(reason: String)
    /// A parameter, salt or password length is outside what the scheme is defined for.
    case invalidParameter(String)
    /// The memory that the hash asks for was not granted.
    case outOfMemory
    /// A C library failed.
    case backend(String)

    init(_ error: PrimitiveError) {
        switch error {
        case .invalidParameter(let name): self = .invalidParameter(name)
        case .outOfMemory: self = .outOfMemory
        case .backend: self = .backend(error.description)
        }
    }

    public var description: String {
        switch self {
        case .passwordUnsupported(let reason): "the password \(reason)"
        case .invalidParameter(let name): "the parameter \(name) is outside its range"
        case .outOfMemory: "not enough memory for this hash"
        case .backend(let failure): failure
        }
    }
}
