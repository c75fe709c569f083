// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Core, Governance} from "../Deployment.sol";
import {DemoAsset} from "./DemoAsset.sol";

/// @title What the demo's stakers are rewarded with: governance tokens, and a partner's
/// @notice The second pool has more capital than its target, the third less: both sides of the curve can be seen.
library DemoRewards {
    /// @dev A period of dust would hold its place for a year.
    uint256 private constant MINIMUM = 100e18;
    /// @dev What stretches the emission for a year costs five weeks of it.
    uint256 private constant TOKEN_MINIMUM = 1_000e18;

    /// @dev The caller is admin. Pools as `Demo` creates them.
    function setUp(Core memory core, Governance memory g) internal returns (DemoAsset partner) {
        partner = new DemoAsset("Tide Partner", "TIDE", 18);
        address lighthouse = core.factory.poolAt(1);
        address reef = core.factory.poolAt(2);
        _reward(core, lighthouse, address(partner));
        _reward(core, reef, address(partner));
        g.emission.setProgram(lighthouse, 10_000e18, 300_000e6);
        g.emission.setProgram(reef, 8_000e18, 600e18);
    }

    function _reward(Core memory core, address pool, address partner) private {
        core.rewards.addToken(pool, address(core.token), TOKEN_MINIMUM);
        core.rewards.addToken(pool, partner, MINIMUM);
    }
}
