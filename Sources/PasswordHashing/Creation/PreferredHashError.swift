/// Why a text names no preferred hash; repeats nothing of the text but the names that it should have.
public enum PreferredHashError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The scheme is none that new hashes are made with.
    case unknownScheme
    /// The text is not costs behind the scheme, or has one that the scheme does not take, or one twice.
    case malformed(_ scheme: String)
    /// A cost is not there.
    case missing(_ cost: String, _ scheme: String)
    /// A cost is not what the scheme is defined for.
    case outOfRange(_ cost: String, _ range: String)
    /// A verifier would refuse every hash of these costs.
    case refused(LimitViolation)

    public var description: String {
        switch self {
        case .unknownScheme:
            "new hashes are \(Self.names.joined(separator: ", ")), such as \(Self.example(Self.names.first ?? ""))"
        case .malformed(let scheme): "\(scheme) is written like \(Self.example(scheme))"
        case .missing(let cost, let scheme): "\(cost) is missing: \(scheme) is written like \(Self.example(scheme))"
        case .outOfRange(let cost, let range): "\(cost) takes \(range)"
        case .refused(let violation): "a log-in would refuse every such hash: \(violation)"
        }
    }

    private static var names: [String] {
        SchemeRegistry.standard.creatableTypes.flatMap { $0.creationNames }
    }

    /// The recommended costs, as they are written.
    private static func example(_ name: String) -> String {
        let type = SchemeRegistry.standard.creatableTypes.first { $0.creationNames.contains(name) }
        return "\(name):\(type.map { $0.recommendedCostText } ?? "")"
    }
}

extension SchemeRegistry {
    /// The schemes that are fit for new hashes.
    public var creatableTypes: [any CreatablePasswordHash.Type] {
        types.compactMap { $0 as? any CreatablePasswordHash.Type }
    }
}

extension CreatablePasswordHash {
    fileprivate static var recommendedCostText: String { recommended.costText }
}
