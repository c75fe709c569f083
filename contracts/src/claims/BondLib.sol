// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {VerdictLib} from "../libraries/VerdictLib.sol";
import {IncidentStatus, Party, Process} from "../types/ClaimTypes.sol";
import {Case, Incident, StateLib} from "./ClaimsState.sol";

/// @title Who wins which bond
library BondLib {
    using StateLib for Case;
    using StateLib for Incident;

    /// @notice How the bonds of an incident are divided, asset units; they are the sum of the other fields.
    /// @param dues Owed by party: bonds that go back, and half of those that are won.
    /// @param total All bonds.
    /// @param toVoters Half of the forfeited ones: for the voters near the verdict, else for the pool.
    /// @param toPool The other half, when nobody won.
    struct Division {
        uint256[3] dues;
        uint256 total;
        uint256 toVoters;
        uint256 toPool;
    }

    /// @dev Verdict 0 takes the filer's bond, a verdict near to what was asserted the challenger's, a ruling near to the verdict
    /// the appellant's. Half of that goes to the other side: the challenger, or the filer against a challenger.
    function divide(Case memory c, Process storage process) internal view returns (Division memory d) {
        (Incident memory i, uint256 bond) = (c.i, c.bondOf(process));
        bool isChallenged = i.has(StateLib.CHALLENGED);
        (d.dues[uint8(Party.Filer)], d.total) = (bond, bond);
        if (isChallenged) (d.dues[uint8(Party.Challenger)], d.total) = (bond, 2 * bond);
        if (i.has(StateLib.APPEALED)) {
            (d.dues[uint8(Party.Appellant)], d.total) = (2 * bond, d.total + 2 * bond);
        }
        if (i.status == IncidentStatus.Drawn || i.status == IncidentStatus.Lapsed) return d;

        uint256 step = i.severityBps / StateLib.STEP_BPS;
        bool isAsserted = step != 0 && VerdictLib.isNear(i.assertedStep, step);
        uint256 forfeited;
        if (step == 0) forfeited += _forfeit(d, Party.Filer);
        if (isAsserted) forfeited += _forfeit(d, Party.Challenger);
        if (i.has(StateLib.APPEAL_LOST)) forfeited += _forfeit(d, Party.Appellant);
        d.toVoters = forfeited / 2;
        uint256 won = forfeited - d.toVoters;
        if (!isChallenged || !(step == 0 || isAsserted)) d.toPool = won;
        else d.dues[uint8(step == 0 ? Party.Challenger : Party.Filer)] += won;
    }

    function _forfeit(Division memory d, Party party) private pure returns (uint256 bond) {
        bond = d.dues[uint8(party)];
        d.dues[uint8(party)] = 0;
    }
}
