/// The answers of the users service, in the reference server's words (Users API, type catalogue and methods).
extension ServiceError {
    // MARK: Parameters

    static func missing(_ name: String) -> ServiceError {
        ServiceError(400, "general_argument_invalid", "Param \"\(name)\" is not optional.")
    }

    static func invalid(_ name: String, _ description: String) -> ServiceError {
        ServiceError(400, "general_argument_invalid", "Invalid `\(name)` param: \(description)")
    }

    static func query(_ message: String) -> ServiceError { ServiceError(400, "general_query_invalid", message) }

    static func cursorNotFound(_ message: String) -> ServiceError {
        ServiceError(400, "general_cursor_not_found", message)
    }

    static func orderNull(_ message: String) -> ServiceError { ServiceError(400, "database_query_order_null", message) }

    static let invalidEmail = ServiceError(400, "general_invalid_email", "Value must be a valid email address.")

    static let invalidPhone = ServiceError(
        400, "general_invalid_phone",
        "Value must be a valid phone number. Format this number with a leading '+' and a country code, e.g., "
            + "+16175551212.")

    // MARK: Access

    static let projectNotFound = ServiceError(
        404, "project_not_found",
        "Project with the requested ID could not be found. Please check the value of the X-Appwrite-Project header to "
            + "ensure the correct project ID is being used.")

    static let projectMissing = ServiceError(
        403, "project_id_missing",
        "When using project API key, make sure to pass x-appwrite-project header with your project ID.")

    static let keyExpired = ServiceError(
        401, "project_key_expired",
        "The project key has expired. Please generate a new key using the Appwrite console.")

    static func missingScopes(_ scopes: [String], caller: String) -> ServiceError {
        let list = scopes.map { "\"\($0)\"" }.joined(separator: ",")
        return ServiceError(401, "general_unauthorized_scope", "\(caller) missing scopes ([\(list)])")
    }

    /// What a call is told whose session has ended: the same as one without a session.
    static let signedOut = missingScopes([Scope.account.rawValue], caller: "User (role: guests)")

    static let rateLimited = ServiceError(
        429, "general_rate_limit_exceeded",
        "Rate limit for the current endpoint has been exceeded. Please try again after some time.")

    static let moreFactorsRequired = ServiceError(
        401, "user_more_factors_required", "More factors are required to complete the sign in process.")

    static let jwtAndSession = ServiceError(
        403, "user_jwt_and_cookie_set",
        "JWT and cookie used in the same request. Use either `setJWT` or `setCookie`. Learn about which authentication "
            + "method to use in the SSR docs: https://appwrite.io/docs/products/auth/server-side-rendering")

    static let jwtCreationDenied = ServiceError(
        403, "user_jwt_creation_denied",
        "A JWT cannot be created from a request authorized with a JWT. Authenticate with a session cookie or session "
            + "header instead.")

    // MARK: Users

    static let userNotFound = ServiceError(
        404, "user_not_found", "User with the requested ID could not be found.")

    static let userExists = ServiceError(
        409, "user_already_exists",
        "A user with the same id, email, or phone already exists in this project.")

    static let emailExists = ServiceError(
        409, "user_email_already_exists", "A user with the same email already exists in the current project.")

    static let phoneExists = ServiceError(
        409, "user_phone_already_exists",
        "A user with the same phone number already exists in the current project.")

    static let passwordRecentlyUsed = ServiceError(
        400, "password_recently_used",
        "The password you are trying to use is similar to your previous password. For your security, please choose a "
            + "different password and try again.")

    static let passwordPersonalData = ServiceError(
        400, "password_personal_data",
        "The password you are trying to use contains references to your name, email, phone or userID. For your "
            + "security, please choose a different password and try again.")

    // MARK: Sessions

    static let invalidCredentials = ServiceError(
        401, "user_invalid_credentials", "Invalid credentials. Please check the email and password.")

    static let blocked = ServiceError(403, "user_blocked", "The current user has been blocked.")

    static let sessionExists = ServiceError(
        401, "user_session_already_exists", "Creation of a session is prohibited when a session is active.")

    static let sessionNotFound = ServiceError(
        404, "user_session_not_found", "The current user session could not be found.")

    static let invalidToken = ServiceError(401, "user_invalid_token", "Invalid token passed in the request.")

    static let emailPasswordDisabled = ServiceError(
        501, "user_auth_method_unsupported", "Email / Password authentication is disabled for this project")

    // MARK: What belongs to a user

    static let targetNotFound = ServiceError(404, "user_target_not_found", "The target could not be found.")

    static let targetExists = ServiceError(
        409, "user_target_already_exists", "A target with the same ID already exists.")

    static let providerNotFound = ServiceError(
        404, "provider_not_found", "Provider with the requested ID could not be found.")

    static let providerIncorrectType = ServiceError(
        400, "provider_incorrect_type", "Provider with the requested ID is of the incorrect type.")

    static let identityNotFound = ServiceError(
        404, "user_identity_not_found",
        "The identity could not be found. Please sign in with OAuth provider to create identity first.")

    static let recoveryCodesExist = ServiceError(
        409, "user_recovery_codes_already_exists",
        "The current user already generated recovery codes and they can only be read once for security reasons.")

    static let recoveryCodesNotFound = ServiceError(
        404, "user_recovery_codes_not_found", "Recovery codes could not be found on the current user.")

    static let authenticatorNotFound = ServiceError(
        404, "user_authenticator_not_found", "Authenticator could not be found on the current user.")

    static let passkeyNotFound = ServiceError(
        404, "user_passkey_not_found", "The passkey could not be found on the current user.")

    // MARK: The server

    static let routeNotFound = ServiceError(
        404, "general_route_not_found",
        "Route not found. Please ensure the endpoint is configured correctly and that the API route is valid for this "
            + "SDK version. Refer to the API docs for more details.")

    static let badHost = ServiceError(
        400, "general_bad_request", "The request must name the host that it is for, once.")

    static let brokenBody = ServiceError(
        400, "general_bad_request", "The body of the request could not be read to its end.")

    static let bodyTooLarge = ServiceError(413, "general_bad_request", "The body of the request is too large.")

    static let overloaded = ServiceError(
        503, "general_server_overloaded", "Too many passwords are being checked. Please try again shortly.",
        retryAfter: 1)

    static let unknown = ServiceError(500, "general_unknown", "Server Error")
}
