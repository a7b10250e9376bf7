"""How healthy the register is: what is unknown, contradicts itself, lacks, has gone quiet."""
