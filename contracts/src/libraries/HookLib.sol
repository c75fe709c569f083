// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IRewards} from "../interfaces/IRewards.sol";
import {ErrorsLib} from "./ErrorsLib.sol";

/// @title Tells the rewards of a pool that shares are about to move
/// @dev The call has bounded gas and its failure stops nothing. But nobody can make it fail by sending too little gas: what a
/// call leaves over of a full allowance is more than a 63rd of it.
library HookLib {
    /// @dev Twice what eight tokens and two new accounts need.
    uint256 private constant HOOK_GAS = 1_000_000;

    function notify(
        address rewards,
        address from,
        address to,
        uint256 fromBalance,
        uint256 toBalance,
        uint256 supply
    ) internal {
        (bool done,) = rewards.call{gas: HOOK_GAS}(
            abi.encodeCall(IRewards.update, (from, to, fromBalance, toBalance, supply))
        );
        require(done || gasleft() > HOOK_GAS / 63, ErrorsLib.TooLittleGas(gasleft(), HOOK_GAS / 63));
    }
}
