/// A value whose contents never reach a log.
///
/// Its description, its debug description and its mirror name the type and nothing else, so that printing, dumping or
/// interpolating one by accident gives away no person and no credential.
public protocol Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Redacted {
    /// The name of the type, without any contents.
    public var description: String { "\(Self.self)(redacted)" }

    /// The name of the type, without any contents.
    public var debugDescription: String { description }

    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
