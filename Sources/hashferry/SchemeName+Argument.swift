public import ArgumentParser
public import PasswordHashing
public import UserImport

extension SchemeName: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }

    public static var allValueStrings: [String] { known }

    public var defaultValueDescription: String { argon2Variant?.rawValue ?? shaVersion?.rawValue ?? scheme.name }
}

extension ImportPolicy.Uncarriable: ExpressibleByArgument {}
