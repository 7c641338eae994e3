/// Something that was to be measured or compared and could not be, by no fault of the input: a command that says so ends
/// with 3.
package struct NotMeasured: Error, CustomStringConvertible, Equatable {
  /// One line: what, and why.
  package let description: String

  package init(_ description: String) { self.description = description }
}
