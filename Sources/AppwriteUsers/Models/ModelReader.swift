internal import JSONText

/// Takes the members of an answer by key and type; absent and null are the same.
struct ModelReader {
    private let object: JSONObject

    init(_ object: JSONObject) { self.object = object }

    /// The value of `$id`, which is never absent and never empty.
    func id() throws(ModelError) -> String {
        guard let id = try optionalString("$id"), !id.isEmpty else {
            throw ModelError(key: "$id", expected: "string")
        }
        return id
    }

    func string(_ key: String) throws(ModelError) -> String { try optionalString(key) ?? "" }

    func optionalString(_ key: String) throws(ModelError) -> String? {
        guard let value = present(key) else { return nil }
        guard let text = value.stringValue else { throw ModelError(key: key, expected: "string") }
        return text
    }

    func bool(_ key: String, default: Bool = false) throws(ModelError) -> Bool { try optionalBool(key) ?? `default` }

    func optionalBool(_ key: String) throws(ModelError) -> Bool? {
        guard let value = present(key) else { return nil }
        guard let flag = value.boolValue else { throw ModelError(key: key, expected: "boolean") }
        return flag
    }

    func integer(_ key: String) throws(ModelError) -> Int {
        guard let value = present(key) else { return 0 }
        guard let number = value.integerValue.flatMap(Int.init(exactly:)) else {
            throw ModelError(key: key, expected: "integer")
        }
        return number
    }

    /// The value of `$createdAt`, which is never absent.
    func createdAt() throws(ModelError) -> Timestamp {
        guard let date = try optionalTimestamp("$createdAt") else {
            throw ModelError(key: "$createdAt", expected: "date")
        }
        return date
    }

    /// The value of `$updatedAt`; the sessions of old servers have none, and are as old as they are.
    func updatedAt() throws(ModelError) -> Timestamp {
        if let date = try optionalTimestamp("$updatedAt") { return date }
        return try createdAt()
    }

    /// A date, or nil for the empty text, which is how the wire says "never".
    func optionalTimestamp(_ key: String) throws(ModelError) -> Timestamp? {
        let text = try string(key)
        if text.isEmpty { return nil }
        guard let timestamp = Timestamp(text) else { throw ModelError(key: key, expected: "date") }
        return timestamp
    }

    func strings(_ key: String) throws(ModelError) -> [String] {
        var strings: [String] = []
        for element in try elements(key) {
            guard let text = element.stringValue else { throw ModelError(key: key, expected: "array of strings") }
            strings.append(text)
        }
        return strings
    }

    func models<Model: WireModel>(_ key: String) throws(ModelError) -> [Model] {
        var models: [Model] = []
        for element in try elements(key) {
            guard let object = element.objectValue else { throw ModelError(key: key, expected: "array of objects") }
            do throws(ModelError) {
                models.append(try Model(json: object))
            } catch {
                throw error.nested(in: key)
            }
        }
        return models
    }

    func object(_ key: String) throws(ModelError) -> JSONObject { try optionalObject(key) ?? [:] }

    func optionalObject(_ key: String) throws(ModelError) -> JSONObject? {
        guard let value = present(key) else { return nil }
        // PHP writes an object without members as an empty array.
        if value == .array([]) { return [:] }
        guard let object = value.objectValue else { throw ModelError(key: key, expected: "object") }
        return object
    }

    private func elements(_ key: String) throws(ModelError) -> [JSONValue] {
        guard let value = present(key) else { return [] }
        guard let elements = value.arrayValue else { throw ModelError(key: key, expected: "array") }
        return elements
    }

    private func present(_ key: String) -> JSONValue? {
        guard let value = object[key], !value.isNull else { return nil }
        return value
    }
}
