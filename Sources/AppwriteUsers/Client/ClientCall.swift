internal import JSONText

/// What a method of the client asks for: a request without the address and the header.
struct ClientCall: Redacted {
    let method: HTTPMethod
    /// The path relative to the base of the API, percent-encoded, with its query.
    let path: String
    let body: [UInt8]?

    init(_ method: HTTPMethod, _ path: String, body: [UInt8]? = nil) {
        self.method = method
        self.path = path
        self.body = body
    }

    /// A call whose body has the parameters that are there: the service tells an absent one from a null or empty one.
    init(_ method: HTTPMethod, _ path: String, parameters: KeyValuePairs<String, JSONValue?>) {
        let present = parameters.compactMap { name, value in value.map { (name, $0) } }
        self.init(method, path, body: Array(JSONValue.object(JSONObject(present)).jsonText.utf8))
    }

    /// A call that reads, with a query unless it is empty.
    init(get path: String, query: QueryString = QueryString()) {
        self.init(.get, query.text.isEmpty ? path : "\(path)?\(query.text)")
    }
}
