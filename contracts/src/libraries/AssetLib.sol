// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ErrorsLib} from "./ErrorsLib.sol";

/// @title What a pool was made with, and the moves of its asset
library AssetLib {
    using SafeERC20 for IERC20;

    /// @notice The immutable arguments in the code of the clone that runs.
    function made() internal view returns (address asset, uint8 decimals, address factory) {
        return abi.decode(Clones.fetchCloneArgs(address(this)), (address, uint8, address));
    }

    /// @notice Takes `assets` from who buys cover or files. Not checked as in `pull`: without a stake there is nothing to sell.
    function draw(address from, uint256 assets) internal {
        address asset = _asset();
        IERC20(asset).safeTransferFrom(from, address(this), assets);
    }

    /// @notice Takes exactly `assets` from a staker: a token that charges a fee on transfer is refused.
    function pull(address from, uint256 assets) internal {
        address asset = _asset();
        uint256 before = IERC20(asset).balanceOf(address(this));
        IERC20(asset).safeTransferFrom(from, address(this), assets);
        uint256 received = IERC20(asset).balanceOf(address(this)) - before;
        require(received >= assets, ErrorsLib.TransferShort(asset, assets, received));
    }

    function push(address to, uint256 assets) internal {
        address asset = _asset();
        IERC20(asset).safeTransfer(to, assets);
    }

    function _asset() private view returns (address) {
        return abi.decode(Clones.fetchCloneArgs(address(this)), (address));
    }
}
