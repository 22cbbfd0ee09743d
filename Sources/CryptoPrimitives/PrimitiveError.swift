/// Why a primitive could not compute its answer.
///
/// Carries no input: a description is safe to log.
public enum PrimitiveError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A parameter is outside what the algorithm is defined for.
    case invalidParameter(String)
    /// The memory that the parameters ask for was not granted.
    case outOfMemory
    /// The C library failed with this code of its own.
    case backend(library: String, code: Int32)

    public var description: String {
        switch self {
        case .invalidParameter(let name): "the parameter \(name) is outside its range"
        case .outOfMemory: "not enough memory for these parameters"
        case .backend(let library, let code): "\(library) failed with code \(code)"
        }
    }
}
