public import ArgumentParser
public import ImportDestinations

extension AppwriteVersion: ExpressibleByArgument {
    public init?(argument: String) {
        guard let version = AppwriteVersion(argument), Self.known.contains(version) else { return nil }
        self = version
    }
}
