import Harness
import SpeedupWorkloads

SpeedupCommand.main(workloads: BuiltIn.workloads)
