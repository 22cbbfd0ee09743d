/// The kind of a refusal, by its name on the wire (Users API, type catalogue; the four about e-mail addresses: create
/// endpoints).
public struct ErrorType: RawRepresentable, Sendable, Hashable {
    public let rawValue: String

    /// Takes any name: what a newer server sends stays readable.
    public init(rawValue: String) { self.rawValue = rawValue }

    private init(_ rawValue: String) { self.rawValue = rawValue }
}

extension ErrorType: CustomStringConvertible {
    /// The name on the wire; `unnamed` when a name is no word of ASCII letters, digits and underscores, for only a server
    /// that answers with something else sends such a one.
    public var description: String {
        let isName = !rawValue.isEmpty && rawValue.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") }
        return isName ? rawValue : "unnamed"
    }
}

extension ErrorType {
    public static let generalUnknown = ErrorType("general_unknown")
    public static let generalArgumentInvalid = ErrorType("general_argument_invalid")
    public static let generalQueryInvalid = ErrorType("general_query_invalid")
    public static let generalCursorNotFound = ErrorType("general_cursor_not_found")
    public static let databaseQueryOrderNull = ErrorType("database_query_order_null")
    public static let generalBadRequest = ErrorType("general_bad_request")
    public static let generalInvalidEmail = ErrorType("general_invalid_email")
    public static let generalInvalidPhone = ErrorType("general_invalid_phone")
    public static let generalUnauthorizedScope = ErrorType("general_unauthorized_scope")
    public static let generalAccessForbidden = ErrorType("general_access_forbidden")
    public static let generalRateLimitExceeded = ErrorType("general_rate_limit_exceeded")
    public static let generalRouteNotFound = ErrorType("general_route_not_found")
    public static let generalServiceDisabled = ErrorType("general_service_disabled")
    public static let generalAPIDisabled = ErrorType("general_api_disabled")
    public static let generalUnknownOrigin = ErrorType("general_unknown_origin")
}

extension ErrorType {
    public static let userAlreadyExists = ErrorType("user_already_exists")
    public static let userEmailAlreadyExists = ErrorType("user_email_already_exists")
    public static let userPhoneAlreadyExists = ErrorType("user_phone_already_exists")
    public static let userNotFound = ErrorType("user_not_found")
    public static let userInvalidCredentials = ErrorType("user_invalid_credentials")
    public static let userBlocked = ErrorType("user_blocked")
    public static let userSessionAlreadyExists = ErrorType("user_session_already_exists")
    public static let userSessionNotFound = ErrorType("user_session_not_found")
    public static let userInvalidToken = ErrorType("user_invalid_token")
    public static let userJWTInvalid = ErrorType("user_jwt_invalid")
    public static let userPasswordResetRequired = ErrorType("user_password_reset_required")
    public static let userMoreFactorsRequired = ErrorType("user_more_factors_required")
    public static let userUnauthorized = ErrorType("user_unauthorized")
    public static let userAuthMethodUnsupported = ErrorType("user_auth_method_unsupported")
    public static let userCountExceeded = ErrorType("user_count_exceeded")
    public static let userIdentityNotFound = ErrorType("user_identity_not_found")
    public static let userTargetNotFound = ErrorType("user_target_not_found")
    public static let userTargetAlreadyExists = ErrorType("user_target_already_exists")
    public static let userRecoveryCodesAlreadyExists = ErrorType("user_recovery_codes_already_exists")
    public static let userRecoveryCodesNotFound = ErrorType("user_recovery_codes_not_found")
    public static let userAuthenticatorNotFound = ErrorType("user_authenticator_not_found")
    public static let userAPIKeyAndSessionSet = ErrorType("user_api_key_and_session_set")
    public static let userJWTAndCookieSet = ErrorType("user_jwt_and_cookie_set")
    public static let userEmailDisposable = ErrorType("user_email_disposable")
    public static let userEmailFree = ErrorType("user_email_free")
    public static let userEmailNotCanonical = ErrorType("user_email_not_canonical")
    public static let userEmailNotCorporate = ErrorType("user_email_not_corporate")
}

extension ErrorType {
    public static let passwordRecentlyUsed = ErrorType("password_recently_used")
    public static let passwordPersonalData = ErrorType("password_personal_data")
}

extension ErrorType {
    public static let providerNotFound = ErrorType("provider_not_found")
    public static let providerIncorrectType = ErrorType("provider_incorrect_type")
}

extension ErrorType {
    public static let projectNotFound = ErrorType("project_not_found")
    public static let projectKeyExpired = ErrorType("project_key_expired")
    public static let projectIDMissing = ErrorType("project_id_missing")
}
