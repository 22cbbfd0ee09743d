public import JSONText

/// The codes that stand in for a second factor.
public struct MFARecoveryCodes: WireModel, Redacted {
    /// Six of ten hex digits each.
    public var recoveryCodes: [String]

    /// Creates an answer from its fields, in the order of the wire.
    public init(
        recoveryCodes: [String] = []
    ) {
        self.recoveryCodes = recoveryCodes
    }
}

extension MFARecoveryCodes {
    public init(json: JSONObject) throws(ModelError) {
        let reader = ModelReader(json)
        self.init(
            recoveryCodes: try reader.strings("recoveryCodes"))
    }

    public var json: JSONObject {
        [
            "recoveryCodes": .strings(recoveryCodes)
        ]
    }
}
