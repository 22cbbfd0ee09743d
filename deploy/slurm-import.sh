#!/bin/bash
# A sharded import as an array of Slurm: sbatch --array=0-7 deploy/slurm-import.sh
# Slurm sets SLURM_ARRAY_TASK_ID, _MIN and _COUNT; --shard auto/N takes the part from the first less the second.
# EXPORT is a file that every node sees, RUNS a folder that every node can write, ENDPOINT, PROJECT and KEY_FILE the service.
#SBATCH --job-name=hashferry-import
#SBATCH --array=0-7
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem=512M
#SBATCH --time=24:00:00
#SBATCH --requeue
set -u
: "${EXPORT:?the file of the users}" "${RUNS:?the folder of journals and reports}"
: "${ENDPOINT:?the base of the service}" "${PROJECT:?its project}" "${KEY_FILE:?the file with a key of it}"

# A task that is requeued goes on from its journal.
"${HASHFERRY:-hashferry}" import "$EXPORT" --shard "auto/${SLURM_ARRAY_TASK_COUNT:?run it with sbatch --array}" \
    --endpoint "$ENDPOINT" --project "$PROJECT" --key-file "$KEY_FILE" \
    --journal "$RUNS/users.journal" --resume --rejects "$RUNS/rejects.jsonl" --report "$RUNS/report.json"
status=$?
# 1 says that some users need attention, which the reports name: no reason to run again.
[ "$status" -eq 1 ] && exit 0
exit "$status"
