// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {CommonBase} from "forge-std/Base.sol";
import {Assessors} from "breakwater/Assessors.sol";
import {CapitalPool} from "breakwater/CapitalPool.sol";
import {Claims} from "breakwater/Claims.sol";
import {Cover} from "breakwater/Cover.sol";
import {PoolFactory} from "breakwater/PoolFactory.sol";
import {MutualToken} from "breakwater/governance/MutualToken.sol";
import {KinkedPremiumModel} from "breakwater/pricing/KinkedPremiumModel.sol";

/// @notice The contracts of one deployment.
struct Core {
    AccessManager manager;
    MutualToken token;
    Assessors assessors;
    PoolFactory factory;
    Cover cover;
    Claims claims;
    KinkedPremiumModel model;
}

/// @title Deploys the protocol, for scripts and tests alike
abstract contract Deployment is CommonBase {
    uint256 internal constant TOKEN_SUPPLY = 100_000_000e18;
    /// @dev Longer than two rounds of voting with the longest windows.
    uint256 internal constant UNSTAKE_DELAY = 30 days;
    uint256 internal constant KINK = 0.7e18;
    uint256 internal constant STEEPNESS = 4e18;

    /// @param deployer Who sends the transactions; its nonce tells where contracts that know each other will be.
    /// @param admin Who holds the authority and the governance tokens.
    function deployCore(address deployer, address admin) internal returns (Core memory core) {
        core.manager = new AccessManager(admin);
        core.token = new MutualToken(admin, TOKEN_SUPPLY);
        core.assessors = new Assessors(IERC20(address(core.token)), UNSTAKE_DELAY);
        core.model = new KinkedPremiumModel(KINK, STEEPNESS);

        uint256 nonce = vm.getNonce(deployer);
        address cover = vm.computeCreateAddress(deployer, nonce + 2);
        address claims = vm.computeCreateAddress(deployer, nonce + 3);
        CapitalPool implementation = new CapitalPool(cover, claims);
        core.factory = new PoolFactory(address(core.manager), address(implementation));
        core.cover = new Cover(core.factory);
        core.claims = new Claims(address(core.manager), core.cover, core.assessors);
        require(address(core.cover) == cover && address(core.claims) == claims, "addresses not as predicted");
    }
}
