// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ErrorsLib} from "./ErrorsLib.sol";

/// @title Immutable arguments of a pool, and transfers of its asset
library AssetLib {
    using SafeERC20 for IERC20;

    /// @notice The immutable arguments in the code of the clone that runs.
    function immutableArgs() internal view returns (address asset, uint8 decimals, address factory) {
        return abi.decode(Clones.fetchCloneArgs(address(this)), (address, uint8, address));
    }

    /// @notice Takes exactly `assets`: a token that charges a fee on transfer is refused.
    function transferIn(address from, uint256 assets) internal {
        (address asset,,) = immutableArgs();
        uint256 before = IERC20(asset).balanceOf(address(this));
        IERC20(asset).safeTransferFrom(from, address(this), assets);
        uint256 received = IERC20(asset).balanceOf(address(this)) - before;
        require(received >= assets, ErrorsLib.TransferShort(asset, assets, received));
    }

    /// @dev Some tokens refuse transfers of zero. A refund or an exit worth zero must not revert for this.
    function transferOut(address to, uint256 assets) internal {
        if (assets == 0) return;
        (address asset,,) = immutableArgs();
        IERC20(asset).safeTransfer(to, assets);
    }
}
