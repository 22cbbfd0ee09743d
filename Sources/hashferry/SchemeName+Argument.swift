public import ArgumentParser
public import PasswordHashing
public import UserImport

extension SchemeName: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}

extension ImportPolicy.Uncarriable: ExpressibleByArgument {}
