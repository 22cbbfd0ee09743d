internal import HTTPTypes
internal import JSONText
internal import UserStorage

/// Whom an impersonator asks to be: by id, or else by e-mail address, or else by phone number (Users API, request
/// headers; the parameters are Appwrite's `app/init/resources/request.php`).
struct Impersonation: Sendable {
    private let id: String?
    private let email: String?
    private let phone: String?

    /// Reads what a call asks for; nil where it asks for nobody.
    init?(_ headers: HTTPFields, query: JSONObject) {
        // A header counts before the parameter, even an empty one, which asks for nobody.
        func value(_ header: HTTPField.Name, _ parameter: String) -> String? {
            let values = [parameter.lowercased(), parameter].compactMap { query[$0]?.stringValue }
            let text = headers[header] ?? values.first { !$0.isEmpty } ?? ""
            return text.isEmpty ? nil : text
        }
        id = value(.impersonateId, "impersonateUserId")
        email = value(.impersonateEmail, "impersonateEmail")
        phone = value(.impersonatePhone, "impersonatePhone")
        if id == nil, email == nil, phone == nil { return nil }
    }

    /// The user that is asked for, or nil.
    func target(_ transaction: StoreTransaction) throws -> StoredUser? {
        if let id { return try transaction.user(id: id) }
        if let email { return try transaction.user(email: email) }
        return try phone.flatMap { try transaction.user(phone: $0) }
    }
}
