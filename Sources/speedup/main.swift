import Harness
import Workloads

print(BuiltIn.workloads.count)
