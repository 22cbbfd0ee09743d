import Testing
import UsersServer

/// Lets all tests of a suite share one service, which is ``ServiceUnderTest/current``: `@Suite(.service())`.
struct ServiceTrait: SuiteTrait, TestScoping {
    let keys: String?
    let configure: @Sendable (inout ServiceConfiguration) -> Void

    /// Once around the suite, not around each of its tests.
    var isRecursive: Bool { false }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await ServiceUnderTest.run(keys: keys, configure: configure) { service in
            try await ServiceUnderTest.$shared.withValue(service) { try await function() }
        }
    }
}

extension Trait where Self == ServiceTrait {
    /// One service for a suite; the parameters are those of ``ServiceUnderTest/run(keys:configure:_:)``.
    static func service(
        keys: String? = nil, configure: @escaping @Sendable (inout ServiceConfiguration) -> Void = { _ in }
    ) -> Self { ServiceTrait(keys: keys, configure: configure) }
}

extension ServiceUnderTest {
    @TaskLocal fileprivate static var shared: ServiceUnderTest?

    /// The service of the suite that the running test belongs to.
    static var current: ServiceUnderTest {
        get throws { try #require(shared, "The suite lacks the trait .service().") }
    }
}
