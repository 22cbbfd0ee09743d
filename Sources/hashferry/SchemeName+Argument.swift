public import ArgumentParser
public import PasswordHashing
public import UserImport

extension SchemeName: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }

    public static var allValueStrings: [String] { SchemeRegistry.standard.knownNames }

    public var defaultValueDescription: String { name }
}

extension ImportPolicy.Uncarriable: ExpressibleByArgument {}
