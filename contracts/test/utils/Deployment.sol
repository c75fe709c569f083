// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {CommonBase} from "forge-std/Base.sol";
import {Assessors} from "breakwater/Assessors.sol";
import {CapitalPool} from "breakwater/CapitalPool.sol";
import {Claims} from "breakwater/Claims.sol";
import {Cover} from "breakwater/Cover.sol";
import {Ledger} from "breakwater/Ledger.sol";
import {PoolFactory} from "breakwater/PoolFactory.sol";
import {Rewards} from "breakwater/Rewards.sol";
import {Emission} from "breakwater/governance/Emission.sol";
import {GovernorTerms, MutualGovernor} from "breakwater/governance/MutualGovernor.sol";
import {MutualTimelock} from "breakwater/governance/MutualTimelock.sol";
import {MutualToken} from "breakwater/governance/MutualToken.sol";
import {PoolLens} from "breakwater/periphery/PoolLens.sol";
import {UtilisationModel} from "breakwater/pricing/UtilisationModel.sol";
import {Roles} from "./Roles.sol";

/// @notice The contracts of one deployment.
struct Core {
    AccessManager manager;
    MutualToken token;
    Assessors assessors;
    PoolFactory factory;
    Cover cover;
    Claims claims;
    Ledger ledger;
    UtilisationModel model;
    Rewards rewards;
    PoolLens lens;
}

/// @notice Who speaks for the members.
struct Governance {
    MutualGovernor governor;
    MutualTimelock timelock;
    Emission emission;
}

/// @title Deploys the protocol; `npm run launch` does the same for users, from a configuration
abstract contract Deployment is CommonBase {
    uint256 internal constant TOKEN_SUPPLY = 100_000_000e18;
    uint256 internal constant UNSTAKE_DELAY = 14 days;
    uint256 internal constant TIMELOCK_DELAY = 2 days;

    /// @param deployer Who sends the transactions; its nonce tells where contracts that know each other will be.
    /// @param admin Who holds the authority and the governance tokens.
    function deployCore(address deployer, address admin) internal returns (Core memory core) {
        core.manager = new AccessManager(admin);
        core.token = new MutualToken(admin, TOKEN_SUPPLY);
        core.model = new UtilisationModel();
        core.ledger = new Ledger();

        uint256 nonce = vm.getNonce(deployer);
        address cover = vm.computeCreateAddress(deployer, nonce + 2);
        address claims = vm.computeCreateAddress(deployer, nonce + 4);
        address rewards = vm.computeCreateAddress(deployer, nonce + 5);
        CapitalPool implementation = new CapitalPool(address(core.ledger), cover, claims, rewards);
        core.factory = new PoolFactory(address(core.manager), address(implementation));
        core.cover = new Cover(core.factory, core.ledger, claims);
        core.assessors = new Assessors(address(core.manager), IERC20(address(core.token)), claims, UNSTAKE_DELAY);
        core.claims = new Claims(address(core.manager), core.cover, core.assessors);
        core.rewards = new Rewards(address(core.manager), core.factory);
        core.lens = new PoolLens(core.cover, core.ledger);
        require(
            address(core.cover) == cover && address(core.claims) == claims && address(core.rewards) == rewards,
            "addresses not as predicted"
        );
    }

    /// @notice Deploys the members' vote, before anything names it: arbiters, pools and programs can be governance's from the
    /// beginning. The timelock obeys the governor alone, but administers nothing until `handOver`.
    function deployGovernance(Core memory core, address admin) internal returns (Governance memory g) {
        // The deployer of a timelock must be able to name the governor, which needs its address; it renounces that below.
        g.timelock = new MutualTimelock(TIMELOCK_DELAY, admin);
        g.governor = new MutualGovernor(
            core.token,
            g.timelock,
            GovernorTerms({
                votingDelay: 1 days, votingPeriod: 5 days, lateExtension: 1 days, threshold: 10_000e18, quorumPercent: 4
            })
        );
        g.emission = new Emission(address(core.manager), IERC20(address(core.token)), core.rewards);
        g.timelock.grantRole(g.timelock.PROPOSER_ROLE(), address(g.governor));
        g.timelock.grantRole(g.timelock.CANCELLER_ROLE(), address(g.governor));
        g.timelock.grantRole(g.timelock.EXECUTOR_ROLE(), address(g.governor));
        g.timelock.renounceRole(g.timelock.DEFAULT_ADMIN_ROLE(), admin);
    }

    /// @notice Gives the members' vote everything: afterwards the timelock is the only administrator, and `admin`, who calls,
    /// has no power left but what `guardian` or a pool's curator has.
    function handOver(Core memory core, Governance memory g, address admin, address guardian) internal {
        Roles.assign(core.manager, core.factory, guardian);
        core.manager.grantRole(Roles.GOVERNANCE, address(g.timelock), 0);
        core.manager.renounceRole(Roles.GOVERNANCE, admin);
    }
}
