public import JSONText

/// A signed token that authenticates requests of a user.
public struct JSONWebToken: WireModel, Redacted {
    /// The token.
    public var jwt: String

    /// Creates a token from its fields, in the order of the wire.
    public init(
        jwt: String = ""
    ) {
        self.jwt = jwt
    }
}

extension JSONWebToken {
    public init(json: JSONObject) throws(ModelError) {
        let reader = ModelReader(json)
        self.init(
            jwt: try reader.string("jwt"))
    }

    public var json: JSONObject {
        [
            "jwt": .string(jwt)
        ]
    }
}
