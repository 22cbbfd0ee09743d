/// The words of the validators (Users API, validators).
enum Words {
    static let key =
        "Parameter must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, period, hyphen, and underscore. "
        + "Can't start with a special char"
    static let uid =
        "UID must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, and underscore. Can't start with a leading "
        + "underscore"
    static let email = "Value must be a valid email address"
    static let phone = "Phone number must start with a '+' can have a maximum of fifteen digits."
    static let password = "Password must be between 8 and 256 characters long."
    static let integer = "Value must be a valid signed 32-bit integer between -2,147,483,648 and 2,147,483,647"
    static let bool = "Value must be a valid boolean"
    static let object = "Value must be a valid object."

    static func text(_ maximum: Int) -> String {
        "Value must be a valid string and at least 1 chars and no longer than \(maximum) chars"
    }

    static func range(_ bounds: String) -> String { "Value must be a valid range between \(bounds)" }
}
