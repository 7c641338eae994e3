/// Bad usage or bad input: one line that names the place, the value and the fix. Exit status 2.
public struct InputError: Error, CustomStringConvertible, Equatable {
  /// The line.
  public let description: String

  /// An error that says `description`.
  public init(_ description: String) { self.description = description }
}
