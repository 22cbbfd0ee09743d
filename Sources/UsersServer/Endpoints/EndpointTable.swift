/// Every call that the service answers, below the base path.
enum EndpointTable {
    static let all: [Endpoint] =
        HealthEndpoints.all + UserCreationEndpoints.all + UserReadingEndpoints.all + UserUpdateEndpoints.all
        + UserSessionEndpoints.all + UserTargetEndpoints.all + UserFactorEndpoints.all + UserPasskeyEndpoints.all
        + AccountEndpoints.all
        + AccountSessionEndpoints.all
}
